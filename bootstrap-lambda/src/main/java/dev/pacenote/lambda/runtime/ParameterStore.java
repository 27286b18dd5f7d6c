package dev.pacenote.lambda.runtime;

import dev.pacenote.adapters.out.aws.platform.AwsClients;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Secrets from AWS's Parameter Store: every parameter below the path that {@code PACENOTE_SECRETS}
 * names is a variable. What stands in the environment itself goes before.
 *
 * <p>The application's context is configured with them, so the client is made here, before it.
 */
public final class ParameterStore {

    static final String PATH = AwsConfiguration.SECRETS;

    /** What a parameter holds before somebody has put the secret in. */
    static final String NOT_SET = "not set";

    private ParameterStore() {}

    public static Map<String, String> withSecrets(Map<String, String> environment) {
        var path = environment.get(PATH);
        if (path == null) {
            return environment;
        }
        try (var client = client(environment)) {
            var all = below(path, client);
            all.putAll(environment);
            return all;
        }
    }

    private static SsmClient client(Map<String, String> environment) {
        var builder =
                SsmClient.builder()
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(AwsClients.CONNECT)
                                        .socketTimeout(AwsClients.ONE_TRY))
                        .overrideConfiguration(
                                limits ->
                                        limits.apiCallTimeout(AwsClients.MAX_CALL)
                                                .apiCallAttemptTimeout(AwsClients.ONE_TRY))
                        .region(
                                Region.of(
                                        environment.getOrDefault(
                                                AwsConfiguration.REGION, "us-east-1")));
        Optional.ofNullable(environment.get(AwsConfiguration.SSM_ENDPOINT))
                .map(URI::create)
                .ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** By the last part of their names. */
    private static Map<String, String> below(String path, SsmClient client) {
        var found = new HashMap<String, String>();
        client
                .getParametersByPathPaginator(
                        get -> get.path(path).recursive(true).withDecryption(true))
                .stream()
                .flatMap(page -> page.parameters().stream())
                .filter(parameter -> !parameter.value().equals(NOT_SET))
                .forEach(
                        parameter -> {
                            var name = parameter.name();
                            found.put(name.substring(name.lastIndexOf('/') + 1), parameter.value());
                        });
        return found;
    }
}
