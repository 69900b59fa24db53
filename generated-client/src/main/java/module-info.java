/**
 * Secrets, JSON and the low-level clients, regenerated from the providers' documents at every
 * compile.
 */
// Retrofit has no module descriptor, but its manifest fixes the module's name.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.keyfob.generated {
  requires static com.fasterxml.jackson.annotation;
  requires transitive com.google.gson;
  requires transitive jakarta.annotation;
  requires transitive okhttp3;
  requires transitive retrofit2;

  exports dev.keyfob.generated.latitude;
  exports dev.keyfob.generated.latitude.api;
  exports dev.keyfob.generated.latitude.model;
  exports dev.keyfob.generated.pingnetwork;
  exports dev.keyfob.generated.pingnetwork.api;
  exports dev.keyfob.generated.pingnetwork.model;
  exports dev.keyfob.json;
  exports dev.keyfob.operation;
  exports dev.keyfob.secret;
}
