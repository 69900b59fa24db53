package dev.keyfob.generator.impact;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which members of other classes each public method of a module reaches, through any number of
 * the module's own methods.
 *
 * <p>Nodes are methods ({@code owner.name(descriptor)}), fields ({@code owner.name}) and
 * instantiations ({@code new owner}). A field leads to the members that its initializer or
 * constructor uses. An instantiation leads to the methods that other code can call through a
 * supertype.
 */
final class CallGraph {

  private static final String INTERNAL_PACKAGE = "/internal/";

  /** A class of the module. */
  record Type(boolean isPublic, String outer, List<String> supertypes) {}

  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, Set<String>> edges = new HashMap<>();
  private final Map<String, String> publicMethods = new TreeMap<>();

  /**
   * Reads compiled classes.
   *
   * @param classes the bytes of each class file
   */
  static CallGraph of(Iterable<byte[]> classes) {
    CallGraph graph = new CallGraph();
    classes.forEach(bytes -> CallGraphReader.read(bytes, graph));
    return graph;
  }

  void type(String name, Type type) {
    types.put(name, type);
  }

  /** Declares a node. */
  void node(String node) {
    edges.computeIfAbsent(node, any -> new LinkedHashSet<>());
  }

  void edge(String from, String to) {
    edges.computeIfAbsent(from, any -> new LinkedHashSet<>()).add(to);
  }

  /**
   * Declares a public method.
   *
   * @param shown the name for readers, such as {@code VpnSessions.create(Site, String)}
   */
  void publicMethod(String node, String shown) {
    publicMethods.put(node, shown);
  }

  /**
   * Returns the members below a package that each public method reaches, as {@code Type.member},
   * and their types. Methods that reach none are left out.
   *
   * @param javaPackage the package of the members, not one of this module's
   */
  Map<String, Set<String>> reached(String javaPackage) {
    String prefix = javaPackage.replace('.', '/') + "/";
    Map<String, Set<String>> reached = new TreeMap<>();
    publicMethods.forEach(
        (node, shown) -> {
          if (isOffered(node.substring(0, node.indexOf('.')))) {
            Set<String> members = membersBelow(prefix, node);
            if (!members.isEmpty()) {
              reached.merge(shown, members, CallGraph::union);
            }
          }
        });
    return reached;
  }

  private Set<String> membersBelow(String prefix, String from) {
    Set<String> members = new TreeSet<>();
    Set<String> seen = new HashSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String node = open.poll();
      if (node.startsWith(prefix) && !types.containsKey(owner(node))) {
        String type = simpleName(owner(node));
        members.add(type);
        if (node.indexOf('.') >= 0 && !memberName(node).startsWith("<")) {
          members.add(type + "." + memberName(node));
        }
      }
      edges.getOrDefault(declared(node), Set.of()).stream().filter(seen::add).forEach(open::add);
    }
    return members;
  }

  /** Returns the node that declares an inherited member. */
  private String declared(String node) {
    if (edges.containsKey(node) || !types.containsKey(owner(node))) {
      return node;
    }
    String member = node.substring(owner(node).length());
    return types.get(owner(node)).supertypes().stream()
        .map(supertype -> declared(supertype + member))
        .filter(edges::containsKey)
        .findFirst()
        .orElse(node);
  }

  private boolean isOffered(String type) {
    Type known = types.get(type);
    return known != null
        && known.isPublic()
        && !type.contains(INTERNAL_PACKAGE)
        && (known.outer() == null || isOffered(known.outer()));
  }

  private static String owner(String node) {
    int end = node.indexOf('.');
    return end < 0 ? node : node.substring(0, end);
  }

  private static String memberName(String node) {
    String member = node.substring(node.indexOf('.') + 1);
    int descriptor = member.indexOf('(');
    return descriptor < 0 ? member : member.substring(0, descriptor);
  }

  /** A builder or adapter counts as the type that it belongs to. */
  private static String simpleName(String internalName) {
    return internalName
        .substring(internalName.lastIndexOf('/') + 1)
        .replaceFirst("\\$(Builder|Adapter)$", "")
        .replace('$', '.');
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }
}
