package dev.pacenote.adapters.out.postgres.platform;

import io.micronaut.aop.InterceptorBinding;
import io.micronaut.aop.InterceptorKind;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A repository of Micronaut Data over the store. Its failures mean what the store's own mean: a
 * lost database is a {@link dev.pacenote.application.platform.StoreUnavailableException}.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
@InterceptorBinding(value = PostgresRepository.class, kind = InterceptorKind.AROUND)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PostgresRepository {}
