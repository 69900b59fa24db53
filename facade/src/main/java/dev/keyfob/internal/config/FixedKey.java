package dev.keyfob.internal.config;

import dev.keyfob.secret.Secret;
import java.util.function.Supplier;

/** A key that does not change. */
record FixedKey(Secret<String> get) implements Supplier<Secret<String>> {}
