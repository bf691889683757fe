# The platform runs `sh -c` and `whoami` inside the image: the runtime base must have a shell, so no chiselled variant.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble

FROM ${SDK_IMAGE} AS build
WORKDIR /source
# Restore has a layer of its own, kept until a project file or a package version changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Airbyte.Protocol/Airbyte.Protocol.csproj src/Airbyte.Protocol/
COPY src/Connector.Engine/Connector.Engine.csproj src/Connector.Engine/
COPY src/Connector.Http/Connector.Http.csproj src/Connector.Http/
COPY src/Source.Intercom/Source.Intercom.csproj src/Source.Intercom/
RUN dotnet restore src/Source.Intercom -p:SelfContained=true
COPY . .
# ReadyToRun comes from the project file; self-contained, so that the runtime is precompiled with it and the base stays bare.
RUN dotnet publish src/Source.Intercom -c Release --self-contained --no-restore -p:PublishDocumentationFiles=false -o /publish

FROM ${RUNTIME_IMAGE}
COPY --from=build /publish /airbyte/integration_code
# The platform's tests write here as the image's user.
RUN mkdir -p /airbyte/data && chown "$APP_UID" /airbyte /airbyte/data
WORKDIR /airbyte/integration_code
# Without diagnostics the runtime opens no socket in /tmp, which a read-only container does not have.
ENV DOTNET_EnableDiagnostics=0 \
    AIRBYTE_ENTRYPOINT="/airbyte/integration_code/Source.Intercom"
LABEL io.airbyte.name=source-intercom-dotnet \
      io.airbyte.version=0.1.0
# A number: orchestrators that refuse root cannot judge a name. The base names this user `app`.
USER $APP_UID
ENTRYPOINT ["/airbyte/integration_code/Source.Intercom"]
