# Attest alone; its Neo4j is the other service of docker-compose.yml.
FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /attest

# The packages change less often than the sources: their layer is kept.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY tsconfig.json ./
COPY bin bin
COPY docs/queries docs/queries
COPY schema schema
COPY seed seed
COPY src src

# Inside a container, loopback is nobody else's.
ENV ATTEST_HOST=0.0.0.0
USER node
EXPOSE 4000
CMD ["node", "bin/attest.js", "serve", "--seed"]
