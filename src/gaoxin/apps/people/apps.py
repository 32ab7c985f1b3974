from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gaoxin.apps.people"
    label = "people"
