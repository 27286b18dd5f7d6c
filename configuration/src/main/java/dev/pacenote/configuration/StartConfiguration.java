package dev.pacenote.configuration;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/**
 * What is read around the process: by {@link Variables}, by the start scripts and by the containers
 * beside it. Nothing else in the process asks for them; they are described so that their names are
 * known.
 *
 * @param envFile a file of variables
 * @param javaOptions further options for Java
 * @param java another Java for the packaged server
 * @param aotCache options that replace those of the cache of loaded classes
 * @param javaHome where the functions' Java is
 * @param host the public name, for the containers of {@code infra/server/compose.yml}
 */
@ConfigurationProperties("start")
@VariableGroup(title = "Around the process", order = 900)
public record StartConfiguration(
        @Variable(
                        value = Variables.ENV_FILE,
                        readBy = ReadBy.SERVER,
                        otherwise = "`.env`, if it is there",
                        meaning =
                                "a file of `NAME=value` lines, values bare or in double quotes; what the"
                                        + " process was given counts more")
                Optional<String> envFile,
        @Variable(
                        value = "PACENOTE_JAVA_OPTS",
                        readBy = ReadBy.SERVER,
                        meaning = "further options for Java; read by the start script")
                Optional<String> javaOptions,
        @Variable(
                        value = "PACENOTE_JAVA",
                        readBy = ReadBy.SERVER,
                        otherwise = "the one in the package",
                        meaning = "another Java, version 25 or newer; read by the start script")
                Optional<String> java,
        @Variable(
                        value = "PACENOTE_AOT",
                        readBy = ReadBy.SERVER,
                        otherwise = "the cache in the package",
                        meaning =
                                "options for Java's cache of loaded classes; read by the start script")
                Optional<String> aotCache,
        @Variable(
                        value = "PACENOTE_JAVA_HOME",
                        readBy = ReadBy.FUNCTIONS,
                        otherwise = "`/opt/java`",
                        meaning = "where Java is; read by the functions' `bootstrap`")
                Optional<String> javaHome,
        @Variable(
                        value = "PACENOTE_HOST",
                        readBy = ReadBy.SERVER,
                        meaning =
                                "the server's public name; read by `infra/server/compose.yml`, which hands"
                                        + " it on")
                Optional<String> host) {}
