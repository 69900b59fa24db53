package dev.keyfob.generator.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A part of the types of a client, in the class that provides their adapters. One method for all
 * types of a large document would be longer than the JVM allows.
 *
 * @param types the names whose hash code modulo the number of parts is the index
 */
record AdapterPart(int index, List<String> types) {

  /** A case of the switch takes some 34 bytes, and a method has at most 65,535. */
  private static final int TYPES_IN_A_PART = 250;

  /** Returns one part for each 250 types. */
  static List<AdapterPart> of(Collection<String> types) {
    int count = Math.max(1, (types.size() + TYPES_IN_A_PART - 1) / TYPES_IN_A_PART);
    List<AdapterPart> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new AdapterPart(i, new ArrayList<>()));
    }
    types.forEach(type -> parts.get(Math.floorMod(type.hashCode(), count)).types().add(type));
    return parts;
  }
}
