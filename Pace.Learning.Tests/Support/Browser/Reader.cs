namespace Pace.Learning.Tests.Support.Browser;

/// <summary>Who looks at a page, and how.</summary>
public sealed record Reader
{
    /// <summary>The width of the window in CSS pixels; 320 is also 1280 at 400 % zoom.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>The height of the window in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>Prefers a dark screen.</summary>
    public bool Dark { get; init; }

    /// <summary>Has scripts switched on.</summary>
    public bool Scripts { get; init; } = true;

    /// <summary>Prefers that nothing moves.</summary>
    public bool ReducedMotion { get; init; }

    /// <summary>Replaces all colours by a few of their own, as Windows' contrast themes do.</summary>
    public bool ForcedColours { get; init; }

    /// <summary>Uses fingers.</summary>
    public bool Touch { get; init; }

    /// <summary>Reads on paper.</summary>
    public bool Paper { get; init; }

    /// <summary>Has a microphone and a camera.</summary>
    public bool Records { get; init; }

    /// <summary>Goes on to other sites, and finds a page there. Costs every request a detour, and the browser its cache.</summary>
    public bool Leaves { get; init; }

    /// <summary>The test's own person of this role, signed in; a stranger when neither this nor <see cref="Demo"/> is set.</summary>
    public string? As { get; init; }

    /// <summary>The demo person of this role, whom all tests share, or whoever has this address; only for looking.</summary>
    public string? Demo { get; init; }

    /// <summary>A phone, held upright.</summary>
    public static Reader OnPhone { get; } = new() { Width = 320, Height = 640, Touch = true };

    /// <summary>For the names of screenshots.</summary>
    public override string ToString() =>
        $"{Width}-{(Paper ? "paper" : ForcedColours ? "forced" : Dark ? "dark" : "light")}{(Scripts ? "" : "-noscript")}{((As ?? Demo)?.Split('.')[0] is { } who ? $"-{who}" : "")}";
}
