package dev.pacenote.configuration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;

/** A group that is set whole or not at all. */
@ConfigurationProperties("sample-group")
@Requires(property = "sample-group.host")
@VariableGroup(title = "Group", order = 2, needs = "The group needs")
public record SampleGroup(
        @Variable(value = "GROUP_HOST", meaning = "host") String host,
        @Variable(value = "GROUP_USER", meaning = "user") String user,
        @Variable(value = "GROUP_PORT", min = 1, max = 9, meaning = "port")
                @Bindable(defaultValue = "3")
                int port) {}
