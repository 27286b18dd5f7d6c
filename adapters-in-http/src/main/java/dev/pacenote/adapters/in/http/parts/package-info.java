/** The routes of a workshop's parts. They exist only where the area is switched on. */
@Configuration
@Requires(property = Choices.AREA + "parts", value = "true")
package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
