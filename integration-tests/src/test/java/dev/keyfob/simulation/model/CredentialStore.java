package dev.keyfob.simulation.model;

import dev.keyfob.simulation.schedule.Schedule;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/** All credentials that the provider has issued in one life. */
public final class CredentialStore {

  private static final Actor NO_ACTOR = Actor.colleague("none");

  private final Schedule schedule;
  private final ProviderTraits traits;
  private final List<ModelCredential> all = new ArrayList<>();
  private int secrets;

  CredentialStore(Schedule schedule, ProviderTraits traits) {
    this.schedule = schedule;
    this.traits = traits;
  }

  /** Returns all credentials, the oldest first. */
  public List<ModelCredential> all() {
    return all;
  }

  ModelCredential create(CredentialFamily family, String subject, Actor actor) {
    long now = schedule.nanos();
    long lag = traits.lagMillis() == 0 ? 0 : schedule.random(traits.lagMillis()) * 1_000_000L;
    return create(family, subject, actor, now, now + lag);
  }

  ModelCredential create(
      CredentialFamily family, String subject, Actor actor, long created, long visible) {
    ModelCredential made =
        new ModelCredential(family, newId(family), subject, actor, created, visible);
    made.issue(newSecret(), actor);
    all.add(made);
    return made;
  }

  private String newId(CredentialFamily family) {
    if (traits.reusesIds() && schedule.random(2) == 0) {
      for (ModelCredential one : all) {
        if (one.family() == family && !one.exists() && find(family, one.id()) == null) {
          return one.id();
        }
      }
    }
    return family.idPrefix() + (all.size() + 1);
  }

  private String newSecret() {
    return "CANARY-" + ++secrets + "-secret";
  }

  /** Returns the credential that exists and has the id, or null. */
  public @Nullable ModelCredential find(CredentialFamily family, String id) {
    for (ModelCredential one : all) {
      if (one.family() == family && one.exists() && one.id().equals(id)) {
        return one;
      }
    }
    return null;
  }

  /** Returns the credential if a change can find it already, or null. */
  @Nullable
  ModelCredential findForChange(CredentialFamily family, String id) {
    ModelCredential one = find(family, id);
    return one != null && traits.lagsForChanges() && one.visibleNanos() > schedule.nanos()
        ? null
        : one;
  }

  void reissue(ModelCredential one, Actor actor) {
    one.reissue(newSecret(), actor, schedule.nanos());
  }

  void delete(ModelCredential one, Actor actor) {
    one.delete(actor, schedule.nanos());
  }

  /** Returns the credentials of a family that listings show now. */
  List<ModelCredential> visible(CredentialFamily family, @Nullable String subject) {
    List<ModelCredential> visible = new ArrayList<>();
    for (ModelCredential one : all) {
      if (one.family() == family
          && one.exists()
          && one.visibleNanos() <= schedule.nanos()
          && (subject == null || subject.equals(one.subject()))) {
        visible.add(one);
      }
    }
    return visible;
  }

  /** Returns any credential that exists, or null. */
  @Nullable
  ModelCredential any(CredentialFamily family) {
    return another(family, NO_ACTOR, "", true);
  }

  /**
   * Returns an existing credential that another actor has created, or null.
   *
   * @param orColleagues whether it may be one of another client
   */
  @Nullable
  ModelCredential another(
      CredentialFamily family, Actor actor, String exceptId, boolean orColleagues) {
    List<ModelCredential> others = new ArrayList<>();
    for (ModelCredential one : all) {
      if (one.family() == family
          && one.exists()
          && one.owner() != actor
          && (orColleagues || one.isNamed())
          && !one.id().equals(exceptId)) {
        others.add(one);
      }
    }
    return others.isEmpty() ? null : others.get(schedule.random(others.size()));
  }
}
