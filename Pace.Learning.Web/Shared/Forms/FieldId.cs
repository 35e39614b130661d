using Microsoft.AspNetCore.Mvc.Rendering;

namespace Pace.Learning.Web.Shared.Forms;

/// <summary>The element ids of fields, so that errors can link to them.</summary>
internal static class FieldId
{
    public static string Of(string fieldName) => TagBuilder.CreateSanitizedId(fieldName, "_");
}
