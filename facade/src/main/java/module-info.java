/**
 * The clients for credentials that a provider shows once; {@link dev.keyfob} says where to begin.
 */
module dev.keyfob {
  requires static com.fasterxml.jackson.annotation;
  requires transitive dev.keyfob.generated;
  requires transitive okhttp3;
  requires okhttp3.sse;

  exports dev.keyfob;
  exports dev.keyfob.error;
  exports dev.keyfob.journal;
  exports dev.keyfob.latitude;
  exports dev.keyfob.pingnetwork;
  exports dev.keyfob.sink;
  exports dev.keyfob.telemetry;
  exports dev.keyfob.vless;
}
