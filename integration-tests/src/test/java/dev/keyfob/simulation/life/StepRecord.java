package dev.keyfob.simulation.life;

import dev.keyfob.simulation.model.Actor;
import dev.keyfob.simulation.plan.StepPlan;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/** Records what a caller knows after a step. */
public final class StepRecord {

  /** A credential that a caller holds. */
  public record Held(String id, String secret) {}

  private final StepPlan plan;
  private final int caller;
  private final Actor actor;
  private final List<Throwable> failures = new ArrayList<>();
  private final List<String> received = new ArrayList<>();
  private @Nullable Held held;
  private @Nullable String target;
  private @Nullable String claimedGone;
  private boolean refreshFailed;

  public StepRecord(StepPlan plan, int caller, Actor actor) {
    this.plan = plan;
    this.caller = caller;
    this.actor = actor;
  }

  public StepPlan plan() {
    return plan;
  }

  public int caller() {
    return caller;
  }

  public Actor actor() {
    return actor;
  }

  /** Records that the caller holds a credential now. */
  public void holds(Held credential) {
    held = credential;
    received.add(credential.id());
  }

  /** Returns whether the caller ever held a credential. */
  public boolean hasReceived(String id) {
    return received.contains(id);
  }

  /** Returns the credential that the caller holds at the end, or null. */
  @Nullable
  public Held held() {
    return held;
  }

  /** Records the credential that the step is told to change. */
  public void targets(String id) {
    target = id;
  }

  /** Returns the credential that the step was told to change, or null. */
  @Nullable
  public String target() {
    return target;
  }

  /** Records that the caller was told that a credential does not exist any more. */
  public void toldGone(String id) {
    claimedGone = id;
    held = null;
  }

  /** Returns the credential that the caller was told to be gone, or null. */
  @Nullable
  public String claimedGone() {
    return claimedGone;
  }

  public void failed(Throwable failure) {
    failures.add(failure);
  }

  public List<Throwable> failures() {
    return failures;
  }

  /** Records that a refresh of the lease failed: the secret held may not be the newest. */
  public void refreshFailed() {
    refreshFailed = true;
  }

  public boolean hasFailedRefresh() {
    return refreshFailed;
  }

  public List<String> warnings() {
    return actor.warnings();
  }
}
