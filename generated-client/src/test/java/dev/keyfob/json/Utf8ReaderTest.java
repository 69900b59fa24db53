package dev.keyfob.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {

  private static final String TEXT =
      "plain, and long enough for eight at a time\u0000é\u0080\u07ff→\u0800\uffff𝄞\ud800\udc00\udbff\udfff\ufeff\ufffd São Paulo é";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1024})
  void textIsThatOfTheJdkWhateverRoomThereIs(int room) throws IOException {
    assertEquals(TEXT, read(Utf8.reader(new ByteArrayInputStream(TEXT.getBytes(UTF_8)), -1), room));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 6, 7, 9, 16, 17})
  void charactersMayBeCutByChunks(int length) throws IOException {
    assertEquals(TEXT, read(Utf8.reader(new ByteArrayInputStream(TEXT.getBytes(UTF_8)), length), 1024));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1024})
  void charactersMayComeByteByByte(int room) throws IOException {
    assertEquals(TEXT, read(Utf8.reader(new Trickle(TEXT.getBytes(UTF_8)), -1), room));
  }

  @Test
  void longTextIsRead() throws IOException {
    String text = TEXT.repeat(1000);
    assertEquals(text, read(Utf8.reader(new ByteArrayInputStream(text.getBytes(UTF_8)), -1), 1000));
  }

  @Test
  void nothingIsReadOfNothing() throws IOException {
    assertEquals(-1, Utf8.reader(InputStream.nullInputStream(), 0).read());
  }

  @Test
  void readsNoFurtherThanItHasTo() throws IOException {
    Trickle slow = new Trickle("ab".getBytes(UTF_8));
    assertEquals(1, Utf8.reader(slow, -1).read(new char[2]));
    assertEquals(1, slow.at);
  }

  @Test
  void closesTheStream() throws IOException {
    Trickle stream = new Trickle(new byte[0]);
    Utf8.reader(stream, 0).close();
    assertTrue(stream.closed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"80", "c3", "c328", "c080", "e282", "e28228", "eda080", "f0908080c3", "f4908080", "f8888080", "ff", "61ff62"})
  void whatIsNotUtf8IsNoText(String hex) {
    byte[] bytes = ("CANARY-" + "0".repeat(20)).getBytes(UTF_8);
    byte[] wrong = HexFormat.of().parseHex(hex);
    byte[] all = Arrays.copyOf(bytes, bytes.length + wrong.length);
    System.arraycopy(wrong, 0, all, bytes.length, wrong.length);

    MalformedInputException failure =
        assertThrows(
            MalformedInputException.class, () -> read(Utf8.reader(new ByteArrayInputStream(all), -1), 1024));

    assertFalse(failure.toString().contains("CANARY"));
  }

  @Test
  void whatIsBeforeAnErrorIsRead() throws IOException {
    Reader reader = Utf8.reader(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff, 'b'}), -1);
    assertEquals(1, reader.read(new char[9]));
    assertThrows(MalformedInputException.class, () -> reader.read(new char[9]));
  }

  private static String read(Reader reader, int room) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] chars = new char[room];
    for (int count = reader.read(chars); count != -1; count = reader.read(chars)) {
      assertTrue(count > 0, "a reader that reads nothing makes its user wait for ever");
      text.append(chars, 0, count);
    }
    return text.toString();
  }

  /** Gives one byte at a time, as a slow network may. */
  private static final class Trickle extends InputStream {

    private final byte[] bytes;
    private int at;
    private boolean closed;

    Trickle(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return at == bytes.length ? -1 : bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int next = read();
      if (next == -1) {
        return -1;
      }
      into[offset] = (byte) next;
      return 1;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
