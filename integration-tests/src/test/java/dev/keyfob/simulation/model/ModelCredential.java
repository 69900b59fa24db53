package dev.keyfob.simulation.model;

import java.util.ArrayList;
import java.util.List;

/** A credential in the model of the provider, with its history. */
public final class ModelCredential {

  /** A secret that the provider has issued for a credential. */
  public record IssuedSecret(String secret, Actor actor) {}

  /** A change of a credential: a new secret, a pause or its end. */
  public record Change(Actor actor, long nanos) {}

  private final CredentialFamily family;
  private final String id;
  private final String subject;
  private final Actor owner;
  private final long createdNanos;
  private final long visibleNanos;
  private final List<IssuedSecret> secrets = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private long deletedNanos = Long.MAX_VALUE;
  private boolean paused;
  private boolean named;

  ModelCredential(
      CredentialFamily family,
      String id,
      String subject,
      Actor owner,
      long createdNanos,
      long visibleNanos) {
    this.family = family;
    this.id = id;
    this.subject = subject;
    this.owner = owner;
    this.createdNanos = createdNanos;
    this.visibleNanos = visibleNanos;
  }

  public CredentialFamily family() {
    return family;
  }

  public String id() {
    return id;
  }

  /** Returns the site or the name. */
  public String subject() {
    return subject;
  }

  public Actor owner() {
    return owner;
  }

  public long createdNanos() {
    return createdNanos;
  }

  public long visibleNanos() {
    return visibleNanos;
  }

  /** Returns whether the newest secret works. */
  public boolean isLive() {
    return exists() && !paused;
  }

  /** Returns whether the credential exists. */
  public boolean exists() {
    return deletedNanos == Long.MAX_VALUE;
  }

  /** Returns whether listings may show it at that time. */
  public boolean isListedAt(long nanos) {
    return visibleNanos <= nanos && nanos <= deletedNanos;
  }

  /** Records that a client has received a complete response about the credential. */
  void named() {
    named = true;
  }

  boolean isNamed() {
    return named;
  }

  public List<IssuedSecret> secrets() {
    return secrets;
  }

  public IssuedSecret newest() {
    return secrets.get(secrets.size() - 1);
  }

  public List<Change> changes() {
    return changes;
  }

  void issue(String secret, Actor actor) {
    secrets.add(new IssuedSecret(secret, actor));
  }

  void reissue(String secret, Actor actor, long nanos) {
    issue(secret, actor);
    changes.add(new Change(actor, nanos));
  }

  void delete(Actor actor, long nanos) {
    deletedNanos = nanos;
    changes.add(new Change(actor, nanos));
  }

  void pause(Actor actor, long nanos) {
    paused = true;
    changes.add(new Change(actor, nanos));
  }

  @Override
  public String toString() {
    return id + " (" + subject + ", of " + owner + ")";
  }
}
