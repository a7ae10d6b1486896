# wikigraph as one static binary that runs as nobody, in an image with nothing else but certificate authorities.
FROM rust:1-alpine AS build
# Which version of the compiler of C it is does not matter.
# hadolint ignore=DL3018
RUN apk add --no-cache build-base
WORKDIR /source
COPY . .
RUN cargo build --release --locked && mkdir /data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /source/target/release/wikigraph /wikigraph
COPY --from=build --chown=65532:65532 /data /data
ENV HOST=0.0.0.0 PORT=8000 WIKIGRAPH_DATA_DIR=/data
USER 65532:65532
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["/wikigraph"]
