package im.gangway.irc.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsupportTest {
  private final Isupport ngircd =
      Isupport.DEFAULT
          .with(
              IrcLine.parse(
                  ":irc 005 me RFC2812 IRCD=ngIRCd CHARSET=UTF-8 CASEMAPPING=ascii PREFIX=(qaohv)~&@%+"
                      + " CHANTYPES=#&+ CHANMODES=beI,k,l,imMnOPQRstVz :are supported on this server"))
          .with(
              IrcLine.parse(
                  ":irc 005 me CHANNELLEN=50 NICKLEN=9 TOPICLEN=490 AWAYLEN=127 KICKLEN=400 MODES=5"
                      + " NETWORK=My\\x20Net STATUSMSG=@+ LINELEN=1024 :are supported on this server"));

  @Test
  void readsTokens() {
    assertThat(ngircd.caseMapping()).isEqualTo(CaseMapping.ASCII);
    assertThat(ngircd.prefixModes()).isEqualTo(new PrefixModes("qaohv", "~&@%+"));
    assertThat(ngircd.channelModes()).isEqualTo(new ChannelModes("beI", "k", "l", "imMnOPQRstVz"));
    assertThat(ngircd.network()).hasValue("My Net");
    assertThat(ngircd.channelLength()).isEqualTo(50);
    assertThat(ngircd.topicLength()).isEqualTo(490);
    assertThat(ngircd.lineLength()).isEqualTo(1024);
    assertThat(ngircd.modesPerLine()).isEqualTo(5);
    assertThat(ngircd.value("IRCD")).hasValue("ngIRCd");
  }

  @Test
  void knowsChannelsAndStatusTargets() {
    assertThat(ngircd.isChannel("+local")).isTrue();
    assertThat(Isupport.DEFAULT.isChannel("+local")).isFalse();
    assertThat(ngircd.withoutStatus("@#chan")).isEqualTo("#chan");
    assertThat(ngircd.withoutStatus("#chan")).isEqualTo("#chan");
    assertThat(ngircd.withoutStatus("@nick")).isEqualTo("@nick");
  }

  @Test
  void hasTheRfcsValuesForAbsentAndNegatedTokens() {
    Isupport negated = ngircd.with(List.of("-PREFIX", "-CASEMAPPING", "-NICKLEN", "-NETWORK"));
    assertThat(negated.prefixModes()).isEqualTo(PrefixModes.DEFAULT);
    assertThat(negated.caseMapping()).isEqualTo(CaseMapping.RFC1459);
    assertThat(negated.nickLength()).isEqualTo(9);
    assertThat(negated.network()).isEmpty();
    assertThat(Isupport.DEFAULT.lineLength()).isEqualTo(512);
  }

  @Test
  void takesNonsenseForAbsent() {
    Isupport odd =
        Isupport.DEFAULT.with(
            List.of(
                "PREFIX=(ov)@",
                "NICKLEN=x",
                "CHANNELLEN=99999999999",
                "TOPICLEN=0",
                "MODES=",
                "=",
                "A=\\x2"));
    assertThat(odd.prefixModes()).isEqualTo(PrefixModes.DEFAULT);
    assertThat(odd.nickLength()).isEqualTo(9);
    assertThat(odd.channelLength()).isEqualTo(200);
    assertThat(odd.topicLength()).isEqualTo(390);
    assertThat(odd.modesPerLine()).isEqualTo(20);
    assertThat(odd.value("A")).hasValue("\\x2");
    assertThat(Isupport.DEFAULT.with(List.of("PREFIX=")).prefixModes()).isEqualTo(PrefixModes.NONE);
  }

  @Test
  void foldsAsTheServerDoes() {
    assertThat(CaseMapping.RFC1459.fold("Nick[\\]^A")).isEqualTo("nick{|}~a");
    assertThat(CaseMapping.RFC1459_STRICT.fold("Nick[\\]^")).isEqualTo("nick{|}^");
    assertThat(CaseMapping.ASCII.fold("Nick[\\]^\u0130")).isEqualTo("nick[\\]^\u0130");
    assertThat(CaseMapping.named("rfc7613")).isEqualTo(CaseMapping.ASCII);
    assertThat(CaseMapping.RFC1459.same("a[", "A{")).isTrue();
  }

  @Test
  void takesNamesApart() {
    PrefixModes.Member member = ngircd.prefixModes().member("@+nick!user@host");
    assertThat(member.modes()).isEqualTo("ov");
    assertThat(member.nick()).isEqualTo("nick");
    assertThat(member.source().host()).isEqualTo("host");
    assertThat(ngircd.prefixModes().highest("vo")).isEqualTo('o');
    assertThat(ngircd.prefixModes().highest("x")).isEqualTo('\0');
    assertThat(ngircd.prefixModes().rank('v')).isEqualTo(4);
  }

  @Test
  void readsModeChanges() {
    assertThat(ModeChange.parse(List.of("+ov-b+kl-l", "alice", "bob", "*!*@x", "key", "5"), ngircd))
        .extracting(ModeChange::format)
        .containsExactly("+o alice", "+v bob", "-b *!*@x", "+k key", "+l 5", "-l");
    assertThat(ModeChange.parse(List.of("+b"), ngircd))
        .containsExactly(new ModeChange(true, 'b', "", ModeChange.Kind.LIST));
    assertThat(ModeChange.parse(List.of("+m", "surplus", "-o", "al"), ngircd))
        .containsExactly(
            new ModeChange(true, 'm', "", ModeChange.Kind.SETTING),
            new ModeChange(false, 'o', "al", ModeChange.Kind.MEMBER));
  }
}
