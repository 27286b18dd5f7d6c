package dev.pacenote.benchmarks;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much of the processors each part of a benchmark has used since it began. */
public record ProcessorTime(Map<String, Duration> byPart) {

    /** Of each of these processes with those that it started and that are no part themselves. */
    public static ProcessorTime now(Map<String, ProcessHandle> parts) {
        var used = new TreeMap<String, Duration>();
        parts.forEach(
                (name, process) ->
                        used.put(
                                name,
                                Stream.concat(
                                                Stream.of(process),
                                                process.children()
                                                        .filter(one -> !parts.containsValue(one)))
                                        .map(ProcessorTime::used)
                                        .reduce(Duration.ZERO, Duration::plus)));
        return new ProcessorTime(used);
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What was used since then for each of so many, in milliseconds. */
    public String forEach(ProcessorTime before, int many) {
        return byPart.entrySet().stream()
                .map(
                        part ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %.1f ms",
                                        part.getKey(),
                                        part.getValue()
                                                        .minus(before.byPart().get(part.getKey()))
                                                        .toMillis()
                                                / (double) many))
                .collect(Collectors.joining(", "));
    }
}
