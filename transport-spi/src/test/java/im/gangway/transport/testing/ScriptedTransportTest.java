package im.gangway.transport.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.gangway.transport.Ability;
import im.gangway.transport.Account;
import im.gangway.transport.Contact;
import im.gangway.transport.ContactSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacySession;
import im.gangway.transport.LoginStep;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.PresenceSession;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tests of the gateway rely on, beside the contract of every transport. */
class ScriptedTransportTest extends TransportContract {
  private static final LegacyAddress NURSE = new LegacyAddress("nurse");
  private static final Account ROMEO =
      new Account("romeo@example.org", "romeo", Account.Kind.REGISTERED);

  private final ScriptedTransport scripted = new ScriptedTransport();
  private final ScriptedNetwork network = scripted.network();
  private final FixedTransportContext context = FixedTransportContext.of(scripted.info(), Map.of());
  private final RecordingSessionContext events =
      new RecordingSessionContext(
          SerialMailbox.immediate(),
          context.scheduler(),
          context.clock(),
          scope -> Map.of("username", "romeo", "password", "rosalind"));

  @AfterEach
  void close() {
    context.close();
  }

  @Override
  protected Transport transport() {
    return scripted;
  }

  @Override
  protected LegacyAddress recipient() {
    return NURSE;
  }

  @Override
  protected List<String> addresses() {
    return List.of("nurse", "nurse@capulet.lit", "foo bar", "d'artagnan", "a/b");
  }

  @Override
  protected void provoke(LegacySession session) {
    network.session(account(1).id()).publish(new LegacyEvent.TypingChanged(NURSE, true));
  }

  private LegacySession login() throws LegacyException {
    return scripted.start(context).login(ROMEO, events);
  }

  private LoginStep verify(String password) throws LegacyException {
    LegacyService service = scripted.start(context);
    return ((RegistrableService) service)
        .verify(
            new Registration(
                ROMEO, Optional.empty(), Map.of("username", "romeo", "password", password)),
            scope -> Map.of());
  }

  @Test
  void checksThePasswordAtTheLogin() throws Exception {
    network.account("romeo", "juliet");
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(this::login)
        .returns(FailureReason.CREDENTIALS_REFUSED, LegacyException::reason);
    network.account("romeo", "rosalind");
    assertThat(login()).isInstanceOf(ContactSession.class);
    assertThat(network.logins()).containsExactly(ROMEO, ROMEO);
  }

  @Test
  void asksForTheCodeOnceThePasswordWasRight() throws Exception {
    network.account("romeo", "rosalind");
    network.needsCode("1234");
    LoginStep.NeedInput asked = (LoginStep.NeedInput) verify("rosalind");
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> asked.next().answer(Map.of("code", "9")))
        .returns(FailureReason.CREDENTIALS_REFUSED, LegacyException::reason);
    assertThat(asked.next().answer(Map.of("code", "1234"))).isInstanceOf(LoginStep.Done.class);
    assertThatExceptionOfType(LegacyException.class).isThrownBy(() -> verify("wrong"));
    assertThat(network.verifications()).isEqualTo(2);
  }

  @Test
  void cannotBeReachedWhileItIsDown() throws Exception {
    network.account("romeo", "rosalind");
    network.down();
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(this::login)
        .returns(FailureReason.NETWORK_UNREACHABLE, LegacyException::reason);
    network.up();
    assertThat(login()).isNotNull();
  }

  @Test
  void listsContactsAtTheLogin() throws Exception {
    network.account("romeo", "rosalind");
    network.contact(ROMEO.id(), new Contact(NURSE, "Nurse", List.of()));
    login();
    assertThat(events.await(LegacyEvent.ContactsListed.class).contacts()).hasSize(1);
  }

  @Test
  void tellsWhatItIsAskedAndHoldsWhatIsSent() throws Exception {
    network.account("romeo", "rosalind");
    LegacySession session = login();
    ScriptedSession seen = network.session(ROMEO.id());
    seen.holdSends();
    CompletionStage<SendOutcome> sent =
        session.send(new OutgoingMessage("1", NURSE, MessageText.plain("hello")));
    assertThat(seen.expect("send")).isEqualTo("send nurse hello");
    assertThat(sent.toCompletableFuture()).isNotDone();
    seen.releaseSends();
    assertThat(sent.toCompletableFuture()).isCompletedWithValue(SendOutcome.accepted());
    assertThat(seen.calls()).isEmpty();
  }

  @Test
  void hasNoOtherAbilitiesThanItWasGiven() throws Exception {
    ScriptedTransport narrow = new ScriptedTransport(Ability.PRESENCE);
    narrow.network().account("romeo", "rosalind");
    assertThat(narrow.start(context).login(ROMEO, events))
        .isInstanceOf(PresenceSession.class)
        .isNotInstanceOf(ContactSession.class);
  }
}
