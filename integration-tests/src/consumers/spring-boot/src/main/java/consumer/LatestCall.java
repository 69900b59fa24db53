package consumer;

import dev.keyfob.telemetry.CallListener;
import dev.keyfob.telemetry.CallReport;
import java.util.Map;

/** Remembers how the latest call ended. Health is read from it, so that it costs no request. */
public class LatestCall implements CallListener {

  private volatile CallReport report;

  @Override
  public void ended(CallReport ended) {
    report = ended;
  }

  /** Returns whether the API was reachable and took the key. True before the first call. */
  public boolean isWell() {
    CallReport latest = report;
    return latest == null
        || switch (latest.result()) {
          case SUCCESS -> true;
          case REFUSED ->
              latest.status() == null || (latest.status() != 401 && latest.status() < 500);
          default -> false;
        };
  }

  /** Returns what to show beside it. */
  public Map<String, Object> details() {
    CallReport latest = report;
    return latest == null
        ? Map.of()
        : Map.of("operation", latest.operationId(), "result", latest.result().name());
  }
}
