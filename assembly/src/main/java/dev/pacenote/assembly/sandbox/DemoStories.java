package dev.pacenote.assembly.sandbox;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** What every area that is switched on tells at the first start. */
@Singleton
@Requires(property = "pacenote.sandbox", value = "true")
record DemoStories(List<DemoStory> all) {}
