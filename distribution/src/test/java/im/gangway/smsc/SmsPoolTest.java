package im.gangway.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;

/** Numbers that users take when they register, and leave when they go. */
class SmsPoolTest extends PhoneCase {
  private static final String POOL = "+14155550009";
  private static final String CAROL = "carol@example.org";
  private static final String DAVE = "dave@example.org";

  private int requests;

  @Override
  String more() {
    return "numbers += { number = \"%s\" }".formatted(POOL);
  }

  private Element register(String user, String number) {
    return ask(
        user,
        "set",
        "r" + ++requests,
        "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'>"
            + "<field var='FORM_TYPE'><value>jabber:iq:register</value></field>"
            + "<field var='number'><value>%s</value></field></x></query>".formatted(number));
  }

  @Test
  void whoWasRemovedWhileNoGatewayRanLeavesTheNumber() throws Exception {
    assertThat(register(CAROL, "").attributeValue("type")).isEqualTo("result");
    write(CAROL, NURSE, "m1", "From Carol");
    assertThat(submitted()).contains("From Carol", POOL.substring(1));
    assertThat(register(DAVE, POOL).attributeValue("type")).isEqualTo("error");
    restartAfter("user-remove", CAROL, GATEWAY);
    // who sends in five wrong forms in a minute has to wait
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(20))
        .atMost(Duration.ofMinutes(3))
        .until(() -> register(DAVE, POOL).attributeValue("type").equals("result"));
    write(DAVE, NURSE, "m2", "From Dave");
    assertThat(submitted()).contains("From Dave", POOL.substring(1));
    deliver(NURSE, POOL, "Hello Dave");
    assertThat(received(NURSE).attributeValue("to")).isEqualTo(DAVE);
  }
}
