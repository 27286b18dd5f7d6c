/** The routes of messages between people. They exist only where the area is switched on. */
@Configuration
@Requires(property = Choices.AREA + "messages", value = "true")
package dev.pacenote.adapters.in.http.messages;

import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
