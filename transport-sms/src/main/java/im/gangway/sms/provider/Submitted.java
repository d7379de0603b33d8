package im.gangway.sms.provider;

import im.gangway.sms.receipt.SubmitAction;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.List;

/** What became of a submission. */
public sealed interface Submitted {

  /** The provider took it; receipts will name these ids. */
  record Accepted(List<String> ids) implements Submitted {
    public Accepted {
      ids = List.copyOf(ids);
    }
  }

  /** Certainly not sent; later it may be. */
  record Retry(Duration after) implements Submitted {}

  /** Certainly not sent, and refused. */
  record Refused(SubmitAction action, FailureReason reason, Text text) implements Submitted {}

  /** It may have been sent or not. */
  record Unknown(FailureReason reason, Text text) implements Submitted {}
}
