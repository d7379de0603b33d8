package im.gangway.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.handler.StanzaGate;
import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class LoadedStateTest {
  private final List<CompletableFuture<Runnable>> loads = new ArrayList<>();
  private final HandlerHarness harness =
      new HandlerHarness(
          SampleService.INFO, new SampleService(), List.of(session -> load()), StanzaGate.OPEN);

  private CompletableFuture<Runnable> load() {
    CompletableFuture<Runnable> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  @Test
  void holdsStanzasBackUntilTheUserIsKnownAndKeepsTheirOrder() {
    ask("1");
    ask("2");
    assertThat(harness.isQuiet()).isTrue();

    loads.get(0).complete(() -> {});

    assertThat(harness.next()).contains("id=\"1\"");
    assertThat(harness.next()).contains("id=\"2\"");
    assertThat(loads).hasSize(1);
  }

  @Test
  void answersWhatCannotBeLookedUpAndTriesAgain() {
    ask("1");
    loads.get(0).completeExceptionally(new IllegalStateException("The disk is gone"));
    assertThat(harness.next()).contains("id=\"1\"").contains("resource-constraint");

    ask("2");
    loads.get(1).complete(() -> {});
    assertThat(harness.next()).contains("id=\"2\"").doesNotContain("resource-constraint");
  }

  @Test
  void refusesMoreThanMayWait() {
    for (int i = 0; i < 501; i++) {
      ask("q" + i);
    }
    assertThat(harness.next()).contains("id=\"q500\"").contains("resource-constraint");
    assertThat(harness.isQuiet()).isTrue();
  }

  private void ask(String id) {
    harness.send(
        "<iq id='"
            + id
            + "' type='get' from='alice@example.org/r' to='"
            + HandlerHarness.DOMAIN
            + "'><query xmlns='urn:example:unknown'/></iq>");
  }
}
