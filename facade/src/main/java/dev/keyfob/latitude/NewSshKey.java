package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.PostSshKeyRequest;
import dev.keyfob.generated.latitude.model.PostSshKeyRequestData;
import dev.keyfob.generated.latitude.model.PostSshKeyRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostSshKeyRequestDataType;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * The name and the public key of an SSH key to add. Start with {@link #of}; {@link #project}
 * returns a changed copy. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class NewSshKey {

  private final String name;
  private final String publicKey;
  private final @Nullable String project;

  private NewSshKey(String name, String publicKey, @Nullable String project) {
    this.name = name;
    this.publicKey = publicKey;
    this.project = project;
  }

  /**
   * Returns a key of the whole team.
   *
   * @param name the name to list the key under
   * @param publicKey the content of a file such as {@code id_ed25519.pub}, in the format of OpenSSH
   * @return the key to add
   * @throws IllegalArgumentException if the name is null or blank, or if the public key is a
   *     private one or not in the format of OpenSSH. The message does not quote the key.
   */
  public static NewSshKey of(String name, String publicKey) {
    return new NewSshKey(
        Preconditions.text("name", name), OpenSshPublicKey.checked(publicKey), null);
  }

  /**
   * Adds the key to one project instead of the whole team.
   *
   * @param project the id or the slug of the project
   * @return a changed copy
   * @throws IllegalArgumentException if it is null or blank
   */
  public NewSshKey project(String project) {
    return new NewSshKey(name, publicKey, Preconditions.text("project", project));
  }

  PostSshKeyRequest toRequest() {
    PostSshKeyRequestDataAttributes.Builder attributes =
        PostSshKeyRequestDataAttributes.builder().name(name).publicKey(publicKey);
    if (project != null) { // set only if given, because a builder sends every null that it gets
      attributes.project(project);
    }
    return PostSshKeyRequest.builder()
        .data(
            PostSshKeyRequestData.builder()
                .type(PostSshKeyRequestDataType.SSH_KEYS)
                .attributes(attributes.build())
                .build())
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NewSshKey that
        && name.equals(that.name)
        && publicKey.equals(that.publicKey)
        && Objects.equals(project, that.project);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, publicKey, project);
  }

  @Override
  public String toString() {
    return "NewSshKey[name=" + name + ", publicKey=" + publicKey + ", project=" + project + "]";
  }
}
