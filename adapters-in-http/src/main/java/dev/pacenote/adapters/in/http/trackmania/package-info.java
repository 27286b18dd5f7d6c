/** The routes of Trackmania. They exist only where the area is switched on. */
@Configuration
@Requires(property = Choices.AREA + "trackmania", value = "true")
package dev.pacenote.adapters.in.http.trackmania;

import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
