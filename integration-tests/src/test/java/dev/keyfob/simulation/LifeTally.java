package dev.keyfob.simulation;

import dev.keyfob.simulation.invariant.OthersAreUntouched;
import dev.keyfob.simulation.invariant.OthersAreUntouched.Risk;
import dev.keyfob.simulation.invariant.Violation;
import dev.keyfob.simulation.life.LifeResult;
import dev.keyfob.simulation.model.SeenRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what simulated lives were made of. From any thread. */
final class LifeTally {

  private final Map<Integer, Integer> byRequests = new TreeMap<>();
  private final Map<Integer, Integer> byCallers = new TreeMap<>();
  private final Map<Risk, Long> risks = new EnumMap<>(Risk.class);
  private final Map<Long, Violation> failures = new TreeMap<>();
  private long lives;
  private long steps;
  private long requests;
  private long faults;
  private long credentials;
  private long texts;

  synchronized void add(LifeResult life, List<Violation> violations) {
    lives++;
    steps += life.steps().size();
    requests += life.seen().size();
    faults += life.seen().stream().map(SeenRequest::fault).filter(one -> one != null).count();
    faults += life.plan().disturbances().size() + life.plan().colleague().size();
    credentials += life.store().all().stream().filter(one -> !one.owner().isColleague()).count();
    texts += life.texts().searched();
    byRequests.merge(life.seen().size(), 1, Integer::sum);
    byCallers.merge(life.plan().callers().size(), 1, Integer::sum);
    for (Risk risk : Risk.values()) {
      risks.merge(risk, OthersAreUntouched.risks(life, risk), Long::sum);
    }
    if (!violations.isEmpty()) {
      failures.put(life.plan().seed(), violations.get(0));
    }
  }

  /** Returns the first violation of each seed that failed. */
  synchronized Map<Long, Violation> failures() {
    return failures;
  }

  long lives() {
    return lives;
  }

  long steps() {
    return steps;
  }

  long requests() {
    return requests;
  }

  long faults() {
    return faults;
  }

  long credentials() {
    return credentials;
  }

  long texts() {
    return texts;
  }

  /** Returns the distributions as lines of text. */
  @Override
  public synchronized String toString() {
    return lives
        + " lives, "
        + steps
        + " operations, "
        + requests
        + " requests, "
        + faults
        + " faults and acts of others, "
        + credentials
        + " credentials, "
        + texts
        + " texts\nlives by number of callers "
        + byCallers
        + "\nlives by number of requests "
        + byRequests
        + "\ncredentials of other clients changed, as documented "
        + risks;
  }
}
