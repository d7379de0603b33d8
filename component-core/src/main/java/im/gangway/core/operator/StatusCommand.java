package im.gangway.core.operator;

import im.gangway.core.health.ComponentHealth;
import im.gangway.core.health.HealthReport;
import java.util.List;
import java.util.function.Supplier;

/** Says how the running gateway is. */
public record StatusCommand(Supplier<HealthReport> health) implements OperatorCommand {

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String run(List<String> arguments) {
    HealthReport report = health.get();
    StringBuilder lines = new StringBuilder();
    lines.append("database: ").append(words(report.store())).append('\n');
    for (ComponentHealth component : report.components()) {
      lines.append(component.domain()).append(": ");
      lines.append(component.up() ? "online" : "offline: " + component.reason()).append('\n');
      lines.append("  network: ").append(words(component.network())).append('\n');
      component.unreachable().stream()
          .limit(HealthReport.MOST_ADDRESSES)
          .forEach(each -> lines.append("  unreachable: ").append(each).append('\n'));
    }
    return lines.toString();
  }

  private static String words(String trouble) {
    return trouble.isEmpty() ? "well" : trouble;
  }
}
