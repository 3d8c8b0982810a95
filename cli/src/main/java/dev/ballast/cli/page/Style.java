package dev.ballast.cli.page;

/// How pages look. Without the characters that markup would escape: the text must mean the same to HTML and to XML.
final class Style {

    /// Text and series colors have a contrast of at least 4.5 to 1 with the background, in both modes.
    static final String SHEET = """
            :root { color-scheme: light dark; --back: #ffffff; --text: #1b1f24; --quiet: #57606a; --rule: #d0d7de;
              --panel: #f6f8fa; --c0: #1f5fa8; --c1: #c0420a; --c2: #1d7a4f; --c3: #8b3fb0; --c4: #7d5e00; --c5: #b3266b; }
            @media (prefers-color-scheme: dark) {
              :root { --back: #14171a; --text: #e6e8ea; --quiet: #a0a8b0; --rule: #3a4148; --panel: #1d2125;
                --c0: #6db3ff; --c1: #ff9a5c; --c2: #5fd39a; --c3: #d09bff; --c4: #e0c04a; --c5: #ff8fc0; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--back); color: var(--text); line-height: 1.5;
              font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
            main, header, footer { max-width: 70rem; margin: 0 auto; padding: 0 1rem; }
            header { padding-top: 1rem; }
            footer { padding-bottom: 2rem; color: var(--quiet); font-size: 0.9rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0; }
            h2 { font-size: 1.3rem; margin: 2.5rem 0 0.5rem; padding-top: 0.75rem; border-top: 1px solid var(--rule); }
            h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
            p { margin: 0.5rem 0; max-width: 45rem; }
            a { color: var(--c0); }
            nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; margin: 0.5rem 0; }
            nav a { display: inline-block; padding: 0.25rem 0; }
            dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 0.25rem 1rem; margin: 0.75rem 0; }
            dt { color: var(--quiet); }
            dd { margin: 0; }
            pre { background: var(--panel); border: 1px solid var(--rule); border-radius: 6px; padding: 0.75rem; margin: 0.5rem 0;
              white-space: pre-wrap; font-size: 0.9rem; }
            .charts { display: grid; gap: 1.5rem 2rem;
              grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
            figure { margin: 0.75rem 0; max-width: 28rem; min-width: 0; }
            figcaption { font-weight: 600; }
            figcaption span { display: block; font-weight: normal; font-size: 0.9rem; color: var(--quiet); }
            .legend { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; list-style: none; padding: 0; margin: 0.25rem 0;
              font-size: 0.9rem; }
            .legend svg { width: 1.6em; height: 0.9em; margin-right: 0.4em; vertical-align: -0.05em; overflow: visible; }
            .chart { display: block; width: 100%; height: auto; overflow: visible; }
            .chart text { fill: var(--text); font-size: 12px; font-family: inherit; }
            .chart .grid { stroke: var(--rule); stroke-width: 1; }
            .chart .base { stroke: var(--quiet); stroke-width: 1; }
            .s0 { color: var(--c0); } .s1 { color: var(--c1); } .s2 { color: var(--c2); }
            .s3 { color: var(--c3); } .s4 { color: var(--c4); } .s5 { color: var(--c5); } .quiet { color: var(--quiet); }
            .scroll { overflow-x: auto; margin: 0.5rem 0; }
            .scroll:focus-visible { outline: 2px solid var(--c0); outline-offset: 2px; }
            table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
            caption { text-align: left; color: var(--quiet); padding: 0.25rem 0; }
            th, td { padding: 0.25rem 0.9rem 0.25rem 0; text-align: right; vertical-align: top; border-bottom: 1px solid var(--rule); }
            td { white-space: nowrap; }
            .words { text-align: left; white-space: normal; min-width: 12rem; }
            th:first-child { text-align: left; min-width: 5rem; max-width: 22rem; overflow-wrap: anywhere; }
            @media (max-width: 40rem) { th, td { padding-right: 0.6rem; } }
            thead th { border-bottom: 2px solid var(--rule); vertical-align: bottom; }
            tbody th { font-weight: normal; }
            details { margin: 0.25rem 0; font-size: 0.95rem; }
            summary { color: var(--quiet); cursor: pointer; padding: 0.25rem 0; }
            """;

    private Style() {
    }
}
