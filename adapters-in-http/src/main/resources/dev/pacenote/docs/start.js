// The validator badge would ask a foreign host.
SwaggerUIBundle({ url: '/openapi.yml', dom_id: '#api', validatorUrl: null, deepLinking: true });
