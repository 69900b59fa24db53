package dev.keyfob.latitude;

import dev.keyfob.internal.text.Preconditions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Checks public keys before they are sent, so that a private key never is. */
final class OpenSshPublicKey {

  private OpenSshPublicKey() {}

  /**
   * Returns the key without white space around it.
   *
   * @throws IllegalArgumentException if it is not a public key in the format of OpenSSH (RFC 4253,
   *     section 6.6). The message does not quote it.
   */
  static String checked(String publicKey) {
    if (Preconditions.present("publicKey", publicKey).contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "publicKey is a private key: pass the content of the file that ends in .pub");
    }
    String key = Preconditions.text("publicKey", publicKey.strip());
    String[] parts = key.split(" +", 3);
    if (parts.length < 2 || !isKeyOfType(parts[0], parts[1])) {
      throw new IllegalArgumentException(
          "publicKey is not in the format of OpenSSH: pass a line such as ssh-ed25519 AAAA… name");
    }
    return key;
  }

  /** Returns whether the encoded key begins with the length and the name of its type. */
  private static boolean isKeyOfType(String type, String encoded) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    byte[] start = ByteBuffer.allocate(4 + name.length).putInt(name.length).put(name).array();
    try {
      byte[] key = Base64.getDecoder().decode(encoded);
      return key.length > start.length
          && Arrays.equals(key, 0, start.length, start, 0, start.length);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
