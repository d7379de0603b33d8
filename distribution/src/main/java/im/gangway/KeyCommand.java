package im.gangway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.storage.KeyRotation;
import im.gangway.core.storage.KeyUse;
import im.gangway.core.storage.OfflineKeys;
import im.gangway.core.storage.StorageException;
import im.gangway.core.transport.LoadedTransports;
import im.gangway.core.transport.TransportLoadException;
import im.gangway.core.vault.KeyFileException;
import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks after the keys that stored passwords are sealed with. */
@Command(
    name = "key",
    description = "Checks or changes the key that stored passwords are sealed with.",
    mixinStandardHelpOptions = true)
final class KeyCommand {
  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Command(
      name = "check",
      description = "Says which keys are in use, and whether every stored password opens.",
      mixinStandardHelpOptions = true)
  int check(@Mixin ConfigOption option) {
    return with(option, this::check);
  }

  @Command(
      name = "rotate",
      description = {
        "Seals all stored passwords with a new key and takes the old one out of the key file.",
        "While a gateway runs, its admin command rotate-key does that."
      },
      mixinStandardHelpOptions = true)
  int rotate(@Mixin ConfigOption option) {
    return with(option, this::rotate);
  }

  private int with(ConfigOption option, ToIntFunction<OfflineKeys> work) {
    // What is found is told below: the same in the log would only be in the way.
    System.setProperty("gangway.log.level", "OFF");
    try (LoadedTransports transports = option.transports()) {
      GangwayConfig config = option.read(transports);
      try (OfflineKeys keys = OfflineKeys.open(config.storage(), config.credentials().keyFile())) {
        return work.applyAsInt(keys);
      }
    } catch (TransportLoadException | InvalidConfigException problems) {
      return failed(problems.getMessage(), ExitStatus.MISCONFIGURED);
    } catch (KeyFileException | StorageException unusable) {
      return failed(unusable.getMessage(), ExitStatus.FAILED);
    }
  }

  private int check(OfflineKeys keys) {
    KeyUse use = keys.check();
    for (String id : new TreeSet<>(use.keys())) {
      String current = id.equals(use.current()) ? " (current)" : "";
      print("Key %s%s: %d passwords".formatted(id, current, use.rows().getOrDefault(id, 0)));
    }
    use.rows().entrySet().stream()
        .filter(each -> !use.keys().contains(each.getKey()))
        .forEach(
            each ->
                print("Key %s is MISSING: %d passwords".formatted(each.getKey(), each.getValue())));
    if (use.shut() == 0) {
      print("All of them open.");
      return ExitStatus.OK;
    }
    print("%d of them do not open: put the key file back from its backup.".formatted(use.shut()));
    return ExitStatus.FAILED;
  }

  private int rotate(OfflineKeys keys) {
    if (!keys.areFree()) {
      return failed(
          "A gateway runs with these keys: an admin can tell it \"rotate-key\", or stop it first.",
          ExitStatus.FAILED);
    }
    KeyRotation.Outcome outcome = keys.rotate();
    print("There is a new key; passwords sealed with it: %d.".formatted(outcome.rewritten()));
    print(
        outcome.oldKeysGone()
            ? "The old keys are gone from the key file: back it up now."
            : "Some passwords do not open, so the old keys stay; see \"gangway key check\".");
    return outcome.oldKeysGone() ? ExitStatus.OK : ExitStatus.FAILED;
  }

  private int failed(@Nullable String problem, int status) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(problem);
    err.flush();
    return status;
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
