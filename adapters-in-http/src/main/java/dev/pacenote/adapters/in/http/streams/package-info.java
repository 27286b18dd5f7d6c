/**
 * The routes of Twitch channels in Discord servers. They exist only where the area is switched on.
 */
@Configuration
@Requires(property = Choices.AREA + "streams", value = "true")
package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
