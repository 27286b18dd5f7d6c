package dev.pacenote.adapters.in.http.web;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What those who look after the service want to know at any moment.
 *
 * @param upstreams by name, whether each is {@code UP} or {@code RESTING} after failures
 * @param waiting by name, how many things wait to be worked off
 */
public record Vitals(
        Supplier<Map<String, String>> upstreams, Supplier<Map<String, Long>> waiting) {}
