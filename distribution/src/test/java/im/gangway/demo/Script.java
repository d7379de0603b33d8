package im.gangway.demo;

/**
 * Plays steps one by one, shows each with the traffic behind it, and stops at the first failure.
 */
final class Script {
  private final Screen screen;
  private final Recorder recorder;

  Script(Screen screen, Recorder recorder) {
    this.screen = screen;
    this.recorder = recorder;
  }

  /** A step was not seen as it should be by one of the two. */
  static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(Act act, Throwable cause) {
      super("%s (%s) %s".formatted(act.who(), act.side(), act.words()), cause);
    }
  }

  /** Shows the act, does it with all its checks, and shows the traffic. */
  void step(Act act, Runnable work) {
    screen.act(act);
    try {
      work.run();
    } catch (AssertionError | RuntimeException e) {
      screen.traffic(recorder.take());
      throw new StepFailed(act, e);
    }
    screen.traffic(recorder.take());
  }
}
