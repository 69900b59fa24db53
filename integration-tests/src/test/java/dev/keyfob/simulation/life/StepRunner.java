package dev.keyfob.simulation.life;

import dev.keyfob.Issuance;
import dev.keyfob.Lease;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.simulation.plan.StepPlan;
import dev.keyfob.simulation.plan.StepPlan.SinkPlan;
import dev.keyfob.simulation.plan.StepPlan.StepMode;
import dev.keyfob.simulation.schedule.LifeAbortedError;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Runs one step of a caller on the caller's thread, and records what the caller gets. */
final class StepRunner {

  private final LatitudeClient latitude;
  private final PingNetworkClient ping;
  private final CallerThread caller;
  private final LifeTexts texts;

  StepRunner(
      LatitudeClient latitude, PingNetworkClient ping, CallerThread caller, LifeTexts texts) {
    this.latitude = latitude;
    this.ping = ping;
    this.caller = caller;
    this.texts = texts;
  }

  void run(StepRecord step) {
    StepPlan plan = step.plan();
    try {
      switch (plan.kind()) {
        case CREATE_VPN_SESSION -> createVpnSession(step);
        case CREATE_API_KEY -> createApiKey(step);
        case CREATE_PING_SESSION -> createPingSession(step);
        case LEASE_VPN_SESSION ->
            lease(
                step,
                latitude.vpnSessions().issue(Site.of(plan.subject()), "sv_1"),
                CredentialView.VPN_SESSION);
        case LEASE_API_KEY ->
            lease(
                step,
                latitude.apiKeys().issue(NewApiKey.named(plan.subject())),
                CredentialView.API_KEY);
        case REFRESH_VPN_SESSION ->
            reissue(
                step,
                () -> latitude.vpnSessions().refreshPassword(step.target()),
                () -> latitude.vpnSessions().refreshPasswordAsync(step.target()),
                CredentialView.VPN_SESSION);
        case ROTATE_API_KEY ->
            reissue(
                step,
                () -> latitude.apiKeys().rotate(step.target()),
                () -> latitude.apiKeys().rotateAsync(step.target()),
                CredentialView.API_KEY);
        case DELETE_VPN_SESSION ->
            delete(
                step,
                () -> latitude.vpnSessions().delete(step.target()),
                () -> latitude.vpnSessions().deleteAsync(step.target()));
        case DELETE_API_KEY ->
            delete(
                step,
                () -> latitude.apiKeys().delete(step.target()),
                () -> latitude.apiKeys().deleteAsync(step.target()));
        case LIST_VPN_SESSIONS ->
            texts.add(
                plan.mode() == StepMode.BLOCKING
                    ? latitude.vpnSessions().list()
                    : caller.await(latitude.vpnSessions().listAsync()));
      }
    } catch (LifeAbortedError ended) {
      throw ended;
    } catch (Throwable failure) {
      failed(step, failure);
    }
  }

  private void createVpnSession(StepRecord step) throws Throwable {
    Site site = Site.of(step.plan().subject());
    if (isPlain(step)) {
      hold(
          step,
          step.plan().mode() == StepMode.BLOCKING
              ? latitude.vpnSessions().create(site, "sv_1")
              : caller.await(latitude.vpnSessions().createAsync(site, "sv_1")),
          CredentialView.VPN_SESSION);
    } else {
      issue(
          step,
          recovering(step, latitude.vpnSessions().issue(site, "sv_1")),
          CredentialView.VPN_SESSION);
    }
  }

  private void createApiKey(StepRecord step) throws Throwable {
    NewApiKey key = NewApiKey.named(step.plan().subject());
    if (isPlain(step)) {
      hold(
          step,
          step.plan().mode() == StepMode.BLOCKING
              ? latitude.apiKeys().create(key)
              : caller.await(latitude.apiKeys().createAsync(key)),
          CredentialView.API_KEY);
    } else {
      issue(step, recovering(step, latitude.apiKeys().issue(key)), CredentialView.API_KEY);
    }
  }

  private void createPingSession(StepRecord step) throws Throwable {
    NewSession session = NewSession.of("client-1", step.plan().subject()).reusable(true);
    if (isPlain(step)) {
      hold(
          step,
          step.plan().mode() == StepMode.BLOCKING
              ? ping.sessions().create(session)
              : caller.await(ping.sessions().createAsync(session)),
          CredentialView.PING_SESSION);
    } else {
      issue(step, ping.sessions().issue(session), CredentialView.PING_SESSION);
    }
  }

  private static boolean isPlain(StepRecord step) {
    return step.plan().recovery() == null && step.plan().sink() == SinkPlan.NONE;
  }

  private static <T> RevocableIssuance<T> recovering(
      StepRecord step, RevocableIssuance<T> issuance) {
    return step.plan().recovery() == null ? issuance : issuance.recover(step.plan().recovery());
  }

  private <T> RecordingSink<T> sink(StepRecord step, CredentialView<T> view) {
    return new RecordingSink<>(step.plan().sink(), issued -> step.holds(view.held(issued)));
  }

  private <T> void issue(StepRecord step, Issuance<T> issuance, CredentialView<T> view)
      throws Throwable {
    Issuance<T> complete =
        step.plan().sink() == SinkPlan.NONE ? issuance : issuance.deliverTo(sink(step, view));
    texts.add(complete);
    try {
      hold(
          step,
          step.plan().mode() == StepMode.BLOCKING
              ? complete.execute()
              : caller.await(complete.executeAsync(caller.executor())),
          view);
    } catch (Throwable failure) {
      holdWhatItHolds(step, failure, view);
      throw failure;
    }
  }

  private <T> void lease(StepRecord step, RevocableIssuance<T> plain, CredentialView<T> view)
      throws Throwable {
    RevocableIssuance<T> issuance = recovering(step, plain);
    if (step.plan().sink() != SinkPlan.NONE) {
      issuance = issuance.deliverTo(sink(step, view));
    }
    Lease<T> lease;
    try {
      lease =
          step.plan().mode() == StepMode.BLOCKING
              ? issuance.lease()
              : caller.await(issuance.leaseAsync(caller.executor()));
    } catch (Throwable failure) {
      holdWhatItHolds(step, failure, view);
      throw failure;
    }
    texts.add(lease);
    hold(step, lease.credential(), view);
    for (int i = 0; i < step.plan().refreshes(); i++) {
      refresh(step, lease, view);
    }
    close(step, lease, view);
  }

  private <T> void refresh(StepRecord step, Lease<T> lease, CredentialView<T> view) {
    try {
      hold(step, lease.refresh(), view);
    } catch (LifeAbortedError ended) {
      throw ended;
    } catch (Throwable failure) {
      if (failure instanceof OutcomeUnknownException || failure instanceof DecodingException) {
        step.refreshFailed();
      }
      hold(step, lease.credential(), view);
      failed(step, failure);
    }
  }

  /** Closes a lease, and tries again once. */
  private <T> void close(StepRecord step, Lease<T> lease, CredentialView<T> view) {
    String id = view.id().apply(lease.credential());
    for (int i = 0; i < 2; i++) {
      try {
        lease.close();
        step.toldGone(id);
      } catch (LifeAbortedError ended) {
        throw ended;
      } catch (Throwable failure) {
        failed(step, failure);
        holdWhatItHolds(step, failure, view);
      }
    }
  }

  private <T> void reissue(
      StepRecord step,
      Supplier<T> blocking,
      Supplier<CompletableFuture<T>> future,
      CredentialView<T> view)
      throws Throwable {
    if (step.target() != null) {
      hold(
          step,
          step.plan().mode() == StepMode.BLOCKING ? blocking.get() : caller.await(future.get()),
          view);
    }
  }

  private void delete(StepRecord step, Runnable blocking, Supplier<CompletableFuture<Void>> future)
      throws Throwable {
    if (step.target() == null) {
      return;
    }
    if (step.plan().mode() == StepMode.BLOCKING) {
      blocking.run();
    } else {
      caller.await(future.get());
    }
    step.toldGone(step.target());
  }

  private <T> void hold(StepRecord step, T issued, CredentialView<T> view) {
    texts.add(issued);
    step.holds(view.held(issued));
  }

  private <T> void holdWhatItHolds(StepRecord step, Throwable failure, CredentialView<T> view) {
    if (failure instanceof DeliveryFailedException delivery) {
      delivery.credential(view.type()).ifPresent(issued -> step.holds(view.held(issued)));
      if (delivery.revocation() == Revocation.REMOVED) {
        step.toldGone(delivery.id().orElseThrow());
      }
    } else if (failure instanceof RevocationFailedException revocation) {
      revocation.credential(view.type()).ifPresent(issued -> step.holds(view.held(issued)));
    }
  }

  private void failed(StepRecord step, Throwable failure) {
    step.failed(failure);
    texts.addFailure(failure);
  }
}
