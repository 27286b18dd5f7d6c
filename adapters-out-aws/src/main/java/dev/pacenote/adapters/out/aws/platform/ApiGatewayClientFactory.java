package dev.pacenote.adapters.out.aws.platform;

import io.micronaut.aws.sdk.v2.service.AWSServiceConfiguration;
import io.micronaut.aws.sdk.v2.service.AwsClientFactory;
import io.micronaut.aws.ua.UserAgentProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiAsyncClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiAsyncClientBuilder;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClientBuilder;

/**
 * The client of API Gateway's sockets, which the module does not make; its address is the API's.
 */
@Factory
class ApiGatewayClientFactory
        extends AwsClientFactory<
                ApiGatewayManagementApiClientBuilder,
                ApiGatewayManagementApiAsyncClientBuilder,
                ApiGatewayManagementApiClient,
                ApiGatewayManagementApiAsyncClient> {

    static final String NAME = "apigatewaymanagementapi";

    ApiGatewayClientFactory(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            @Nullable UserAgentProvider userAgent,
            @Nullable @Named(NAME) AWSServiceConfiguration service) {
        super(credentials, region, userAgent, service);
    }

    @Override
    protected ApiGatewayManagementApiClientBuilder createSyncBuilder() {
        return ApiGatewayManagementApiClient.builder();
    }

    @Override
    protected ApiGatewayManagementApiAsyncClientBuilder createAsyncBuilder() {
        return ApiGatewayManagementApiAsyncClient.builder();
    }

    @Override
    @Singleton
    public ApiGatewayManagementApiClientBuilder syncBuilder(SdkHttpClient http) {
        return super.syncBuilder(http);
    }

    @Override
    @Singleton
    @Bean(preDestroy = "close")
    public ApiGatewayManagementApiClient syncClient(ApiGatewayManagementApiClientBuilder builder) {
        return super.syncClient(builder);
    }
}
