package dev.keyfob.internal.http;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * A self-signed certificate for 127.0.0.1. The JDK's keytool creates it, so that no key is
 * committed.
 */
final class TestCertificate {

  private static final String PASSWORD = "CANARY-store";

  private static TestCertificate loopback;

  private final SSLContext context;
  private final X509TrustManager trust;

  private TestCertificate(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trusts =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusts.init(trusted);
    trust = (X509TrustManager) trusts.getTrustManagers()[0];
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
  }

  /** Returns the same certificate to each test, because keytool takes a second. */
  static synchronized TestCertificate forLoopback() throws Exception {
    if (loopback == null) {
      loopback = create();
    }
    return loopback;
  }

  private static TestCertificate create() throws Exception {
    Path folder = Files.createTempDirectory("certificate");
    Path file = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-keystore",
                    file.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
      throw new IllegalStateException("keytool made no certificate");
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return new TestCertificate(store);
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  ServerSocketFactory serverSockets() {
    return context.getServerSocketFactory();
  }

  OkHttpClient trusting() {
    return new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), trust).build();
  }
}
