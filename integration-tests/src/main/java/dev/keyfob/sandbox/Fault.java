package dev.keyfob.sandbox;

/** What is to go wrong with one of the next requests: {@link Sandbox#next}. */
public sealed interface Fault permits Cut, Delay, Refusal, Reset, Surprise {}
