# The platform runs `sh -c` and `whoami` inside the image: the runtime base must have a shell, so no chiselled variant. It needs no
# ICU: the program runs in invariant mode (Directory.Build.props), because it compares and prints protocol text only, which must not
# follow the culture of the machine.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble
# What Directory.Build.props and metadata.yaml say; a test holds the three together.
ARG VERSION=0.1.0

FROM ${SDK_IMAGE} AS build
WORKDIR /source
# Restore has a layer of its own, kept until a project file or a package version changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Airbyte.Protocol/Airbyte.Protocol.csproj src/Airbyte.Protocol/
COPY src/Connector.Engine/Connector.Engine.csproj src/Connector.Engine/
COPY src/Connector.Http/Connector.Http.csproj src/Connector.Http/
COPY src/Source.Intercom/Source.Intercom.csproj src/Source.Intercom/
COPY src/Composite.targets src/
RUN dotnet restore src/Source.Intercom -p:SelfContained=true
COPY . .
ARG VERSION
# ReadyToRun comes from the project file; self-contained, so that the runtime is precompiled with it and the base stays bare. The code is
# judged where it is tested.
RUN dotnet publish src/Source.Intercom -c Release --self-contained --no-restore -p:RunAnalyzers=false -p:Version=$VERSION -p:PublishDocumentationFiles=false -o /publish

FROM build AS build-sandbox
ARG VERSION
# Without the programs that its `demo` starts: here each has its own container.
RUN dotnet publish src/Intercom.Sandbox -c Release --self-contained -p:WithPrograms=false -p:RunAnalyzers=false -p:Version=$VERSION -p:PublishDocumentationFiles=false -o /publish-sandbox

# `docker build --target sandbox`: the local Intercom. It listens on 127.0.0.1 only; share its network with the connector's container
# (`--network container:ID`), or run both with `--network host`.
FROM ${RUNTIME_IMAGE} AS sandbox
ARG VERSION
COPY --from=build-sandbox /publish-sandbox /sandbox
WORKDIR /sandbox
ENV DOTNET_EnableDiagnostics=0
LABEL org.opencontainers.image.title="Intercom sandbox" \
      org.opencontainers.image.description="A local Intercom for trial runs and tests of source-intercom-dotnet" \
      org.opencontainers.image.licenses=MIT \
      org.opencontainers.image.version=$VERSION
USER $APP_UID
ENTRYPOINT ["/sandbox/Intercom.Sandbox", "serve"]

FROM build AS build-loader
ARG VERSION
RUN dotnet publish src/Intercom.Loader -c Release --self-contained -p:RunAnalyzers=false -p:Version=$VERSION -p:PublishDocumentationFiles=false -o /publish-loader

# `docker build --target loader`: the loader. Settings are looked for in /data, where the DuckDB file is made too; nothing else is
# written, so that the rest may be read-only. DuckDB's library needs glibc and libstdc++: no musl base.
FROM ${RUNTIME_IMAGE} AS loader
ARG VERSION
COPY --from=build-loader /publish-loader /loader
RUN mkdir -p /data && chown "$APP_UID" /data
WORKDIR /data
ENV DOTNET_EnableDiagnostics=0
LABEL org.opencontainers.image.title=intercom-loader \
      org.opencontainers.image.description="Loads an Intercom workspace into DuckDB or PostgreSQL" \
      org.opencontainers.image.licenses=MIT \
      org.opencontainers.image.version=$VERSION
USER $APP_UID
ENTRYPOINT ["/loader/intercom-loader"]

# The connector is the last stage, so that `docker build .` makes it.
FROM ${RUNTIME_IMAGE}
ARG VERSION
COPY --from=build /publish /airbyte/integration_code
# The platform's tests write here as the image's user.
RUN mkdir -p /airbyte/data && chown "$APP_UID" /airbyte /airbyte/data
WORKDIR /airbyte/integration_code
# Without diagnostics the runtime opens no socket in /tmp, which a read-only container does not have.
ENV DOTNET_EnableDiagnostics=0 \
    AIRBYTE_ENTRYPOINT="/airbyte/integration_code/Source.Intercom"
LABEL io.airbyte.name=source-intercom-dotnet \
      io.airbyte.version=$VERSION \
      org.opencontainers.image.title=source-intercom-dotnet \
      org.opencontainers.image.description="Airbyte source connector for Intercom" \
      org.opencontainers.image.documentation=https://docs.airbyte.com/integrations/sources/intercom \
      org.opencontainers.image.licenses=MIT \
      org.opencontainers.image.version=$VERSION
# A number: orchestrators that refuse root cannot judge a name. The base names this user `app`.
USER $APP_UID
ENTRYPOINT ["/airbyte/integration_code/Source.Intercom"]
