# Builds a static binary and puts nothing else into the image.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /unknot ./cmd/unknot

FROM scratch
COPY --from=build /unknot /unknot
USER 65532:65532
ENV UNKNOT_ADDR=:8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["/unknot", "health"]
ENTRYPOINT ["/unknot"]
