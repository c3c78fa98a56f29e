# The released program and nothing else. The context is the folder of an unpacked release, as `make image` has it.
FROM scratch
COPY unknot /unknot
USER 65532:65532
ENV UNKNOT_ADDR=:8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["/unknot", "health"]
ENTRYPOINT ["/unknot"]
