namespace Pace.Learning.Web.Platform;

/// <summary>Why something can't be done, in words for whoever asked. Every room refuses with it; what a programmer gets wrong throws instead.</summary>
/// <param name="Field">The field that it is about; empty for the whole form.</param>
/// <param name="Words">What to do about it.</param>
public sealed record Refusal(string Field, string Words);
