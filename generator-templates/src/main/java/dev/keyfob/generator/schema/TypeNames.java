package dev.keyfob.generator.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives out names of types, none of them twice: not even in another case, since a file system may
 * not see the difference.
 */
final class TypeNames {

  /** What is called like that in the document already comes first. */
  private static final Comparator<Map.Entry<String, String>> ORDER =
      Comparator.comparing(
              (Map.Entry<String, String> proposal) ->
                  !proposal.getKey().equals(proposal.getValue()))
          .thenComparing(Map.Entry.comparingByKey());

  private final Set<String> taken = new HashSet<>();

  /**
   * Names one kind of types after the other, the first kind's names being the ones not to touch.
   *
   * @param proposals the name that each type, given by an identity of its own, would like
   * @return the name that each of them gets; of several that want the same, the one whose identity
   *     it is gets it, or else the first by identity, and the others a number
   */
  Map<String, String> assign(Map<String, String> proposals) {
    Map<String, List<Map.Entry<String, String>>> groups = new TreeMap<>();
    proposals
        .entrySet()
        .forEach(
            proposal ->
                groups
                    .computeIfAbsent(lower(proposal.getValue()), name -> new ArrayList<>())
                    .add(proposal));
    Map<String, String> names = new TreeMap<>();
    groups.values().forEach(group -> group.sort(ORDER));
    for (List<Map.Entry<String, String>> group : groups.values()) {
      Map.Entry<String, String> first = group.get(0);
      if (taken.add(lower(first.getValue()))) {
        names.put(first.getKey(), first.getValue());
      }
    }
    for (List<Map.Entry<String, String>> group : groups.values()) {
      for (Map.Entry<String, String> proposal : group) {
        names.computeIfAbsent(proposal.getKey(), identity -> numbered(proposal.getValue()));
      }
    }
    return names;
  }

  private String numbered(String name) {
    int number = 2;
    while (!taken.add(lower(name + number))) {
      number++;
    }
    return name + number;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
