package dev.pacenote.adapters.out.postgres.platform;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Says what a repository's failure means. */
@Singleton
@InterceptorBean(PostgresRepository.class)
final class RepositoryFailures implements MethodInterceptor<Object, Object> {

    private final PostgresStore store;

    RepositoryFailures(PostgresStore store) {
        this.store = store;
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
        try {
            return call.proceed();
        } catch (RuntimeException e) {
            throw store.failed(e);
        }
    }
}
