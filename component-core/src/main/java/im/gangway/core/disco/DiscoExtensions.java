package im.gangway.core.disco;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.Text;
import java.util.List;

/** The extensions of one domain. Thread-safe. */
record DiscoExtensions(List<DiscoExtension> all) {
  DiscoExtensions {
    all = List.copyOf(all);
  }

  List<DiscoExtension> at(TargetKind kind) {
    return all.stream().filter(extension -> extension.targets().contains(kind)).toList();
  }

  DiscoExtension owner(String node, TargetKind kind) throws StanzaException {
    return at(kind).stream()
        .filter(extension -> extension.owns(node))
        .findFirst()
        .orElseThrow(
            () ->
                new StanzaException(
                    Condition.ITEM_NOT_FOUND, Text.of(DiscoExtensions.class, "no-node")));
  }
}
