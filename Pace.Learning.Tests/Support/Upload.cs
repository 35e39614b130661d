namespace Pace.Learning.Tests.Support;

/// <summary>A file that somebody chooses in a field of a form.</summary>
internal sealed record Upload(string Field, string FileName, byte[] Bytes)
{
    /// <summary>What the browser says it is, which it knows from the name alone.</summary>
    public string Type { get; init; } = "application/octet-stream";
}
