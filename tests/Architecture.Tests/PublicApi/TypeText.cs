using System.Reflection;

namespace Architecture.Tests.PublicApi;

/// <summary>Types as C# writes them, with the question mark of a nullable reference.</summary>
internal static class TypeText
{
    private static readonly NullabilityInfoContext _nullability = new();

    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value) + "?";
        return type.IsArray ? Of(type.GetElementType()!) + "[]" : Generic(Plain(type), type.GetGenericArguments().Select(Of));
    }

    public static string Of(ParameterInfo parameter) => Of(_nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Of(_nullability.Create(property));

    public static string Of(FieldInfo field) => Of(_nullability.Create(field));

    private static string Of(NullabilityInfo info)
    {
        var mark = info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType ? "?" : "";
        if (info.ElementType is { } element) return $"{Of(element)}[]{mark}";
        if (info.GenericTypeArguments.Length == 0 || Nullable.GetUnderlyingType(info.Type) is not null) return Of(info.Type) + mark;
        return Generic(Plain(info.Type), info.GenericTypeArguments.Select(Of)) + mark;
    }

    private static string Plain(Type type) => _keywords.TryGetValue(type, out var keyword) ? keyword : type.Name.Split('`')[0];

    private static string Generic(string name, IEnumerable<string> arguments) =>
        string.Join(", ", arguments) is { Length: > 0 } list ? $"{name}<{list}>" : name;
}
