package dev.keyfob.simulation.model;

import jakarta.annotation.Nullable;

/** One request that the provider has seen, and how much of the response the client has read. */
public final class SeenRequest {

  private final int number;
  private final Actor actor;
  private final String method;
  private final String path;
  private final long nanos;
  private final @Nullable WireFault fault;
  private @Nullable ModelCredential applied;
  private int status;
  private String body = "";
  private int headLength;
  private int bytesRead;

  SeenRequest(
      int number, Actor actor, String method, String path, long nanos, @Nullable WireFault fault) {
    this.number = number;
    this.actor = actor;
    this.method = method;
    this.path = path;
    this.nanos = nanos;
    this.fault = fault;
  }

  /** Returns the number among all requests, from 1. */
  public int number() {
    return number;
  }

  public Actor actor() {
    return actor;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public long nanos() {
    return nanos;
  }

  public @Nullable WireFault fault() {
    return fault;
  }

  /** Returns whether the request creates a credential. */
  public boolean creates() {
    return method.equals("POST");
  }

  /** Returns whether the request issues another secret, or pauses. */
  public boolean isReissue() {
    return method.equals("PATCH") || method.equals("PUT");
  }

  /** Returns whether the request must not be repeated. */
  public boolean mustBeSentOnce() {
    return !method.equals("GET") && !method.equals("DELETE");
  }

  /** Returns whether the server rejected the request with 429. */
  public boolean wasRejected() {
    return status == 429;
  }

  void appliedTo(ModelCredential credential) {
    applied = credential;
  }

  /** Returns the credential that the request has created or changed, or null. */
  public @Nullable ModelCredential applied() {
    return applied;
  }

  void responds(int status, int headLength, String body) {
    this.status = status;
    this.headLength = headLength;
    this.body = body;
  }

  void read(int bytes) {
    bytesRead = Math.max(bytesRead, bytes);
  }

  public int status() {
    return status;
  }

  /** Returns the part of a successful response's body that the client has read. */
  public String receivedBody() {
    int end = Math.min(bytesRead - headLength, body.length());
    return status >= 200 && status < 300 && end > 0 ? body.substring(0, end) : "";
  }

  @Override
  public String toString() {
    return number + ". " + actor + ": " + method + " " + path;
  }
}
