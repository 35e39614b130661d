namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>Says of a page that nothing typed there is ever kept: it asks for passwords, codes or keys, or ends a session.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeverKeptAttribute : Attribute;
